using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>The names that schemas treat specially, and how names are joined and written.</summary>
internal static class SchemaNames
{
    /// <summary>Last part of every action entity type.</summary>
    internal const string Action = "Action";

    private const string Separator = "::";

    /// <summary>True for names that common types may not take, because the JSON form gives them a meaning.</summary>
    internal static bool IsReservedTypeName(string name) =>
        name is "Bool" or "Boolean" or "Entity" or "Extension" or "Long" or "Record" or "Set" or "String";

    /// <summary>The name <paramref name="name"/> inside a namespace; the empty namespace adds nothing.</summary>
    internal static string Qualify(string namespaceName, string name) => namespaceName.Length == 0 ? name : namespaceName + Separator + name;

    /// <summary>True when the name has more than one part.</summary>
    internal static bool IsQualified(string name) => CedarName.Namespace(name).Length > 0;

    /// <summary>True for identifiers joined by <c>::</c> that are no reserved words; parts named <c>__cedar</c> are allowed.</summary>
    internal static bool IsReference(string name)
    {
        foreach (var part in CedarName.Split(name))
        {
            if (!CedarName.HasIdentifierForm(part) || CedarName.IsReservedWord(part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when some part of the name is <c>__cedar</c>.</summary>
    internal static bool UsesReservedPart(string name)
    {
        foreach (var part in CedarName.Split(name))
        {
            if (string.Equals(part, CedarName.Reserved, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute or action name as schema text writes it: bare when it is an identifier, quoted when not.</summary>
    internal static string AttributeText(string name) => CedarName.IsIdentifier(name) ? name : Quoted(name);

    /// <summary>A string literal.</summary>
    internal static string Quoted(string text) => "\"" + EscapedText.Escape(text) + "\"";
}
