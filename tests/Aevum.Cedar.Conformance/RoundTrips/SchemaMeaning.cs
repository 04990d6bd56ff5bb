using System.Text;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Conformance.RoundTrips;

/// <summary>Everything a schema says, as one text that does not depend on order or spelling.</summary>
internal static class SchemaMeaning
{
    internal static string Describe(CedarSchema schema)
    {
        var text = new StringBuilder();
        foreach (var type in schema.EntityTypes.Values.OrderBy(static type => type.Name, StringComparer.Ordinal))
        {
            text.Append("entity ").Append(type.Name).Append(" in ").AppendJoin(',', type.Parents).Append(' ').Append(type.Attributes)
                .Append(" tags ").Append(type.Tags).Append(type.IsEnumerated ? " enum " : " ").AppendJoin('\u0001', type.Choices);
            AppendAnnotations(text, type.Annotations);
        }

        foreach (var action in schema.Actions.Values.OrderBy(static action => action.Uid.ToString(), StringComparer.Ordinal))
        {
            text.Append("action ").Append(action.Uid).Append(" in ").AppendJoin(',', action.Parents).Append(" principal ").AppendJoin(',', action.PrincipalTypes)
                .Append(" resource ").AppendJoin(',', action.ResourceTypes).Append(" context ").Append(action.Context);
            AppendAnnotations(text, action.Annotations);
        }

        return text.ToString();
    }

    private static void AppendAnnotations(StringBuilder text, IReadOnlyList<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            text.Append(" @").Append(annotation.Name).Append('=').Append(annotation.Value ?? "(none)");
        }

        text.Append('\n');
    }
}
