using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Generators.Emit;

/// <summary>Writes names and strings of a user into generated code so that they stay names and strings, whatever they contain.</summary>
internal static class GeneratedText
{
    /// <summary>What stands on every generated type and member.</summary>
    public const string Attribute = "[global::System.CodeDom.Compiler.GeneratedCode(\"Aevum.Generators\", \"" + Version + "\")]";

    /// <summary>The version of the generator.</summary>
    public const string Version = "0.1.0";

    /// <summary>An identifier; one that is a keyword anywhere in the language gets an <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A dotted name, part by part.</summary>
    public static string QualifiedIdentifier(string name) => string.Join(".", name.Split('.').Select(Identifier));

    /// <summary>A string literal in ASCII. Everything else is escaped, so that no character of a user can end the literal, the line or the reader's direction.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            if (c is >= ' ' and < '\x7f' and not '"' and not '\\')
            {
                text.Append(c);
            }
            else
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>A whole number.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
