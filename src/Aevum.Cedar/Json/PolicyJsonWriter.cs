using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Json;

/// <summary>Writes policies in the JSON format of Cedar (EST).</summary>
internal static class PolicyJsonWriter
{
    internal static readonly JsonWriterOptions Options = new()
    {
        // The text goes into files and APIs, not into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = PolicyJsonReader.DepthFor(SyntaxLimits.HighestNestingDepth),
    };

    internal static string Write(PolicySyntax policy)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, policy);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    internal static void Write(Utf8JsonWriter writer, PolicySyntax policy)
    {
        writer.WriteStartObject();
        writer.WriteString("effect", policy.Effect == PolicyEffect.Permit ? "permit" : "forbid");
        WriteConstraint(writer, "principal", policy.Principal);
        WriteConstraint(writer, "action", policy.Action);
        WriteConstraint(writer, "resource", policy.Resource);
        writer.WriteStartArray("conditions");
        foreach (var condition in policy.Conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", condition.Kind == ConditionKind.When ? "when" : "unless");
            writer.WritePropertyName("body");
            ExpressionJsonWriter.Write(writer, condition.Body);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteAnnotations(writer, policy.Annotations);
        writer.WriteEndObject();
    }

    private static void WriteAnnotations(Utf8JsonWriter writer, IReadOnlyList<Annotation> annotations)
    {
        if (annotations.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("annotations");
        foreach (var annotation in annotations)
        {
            writer.WriteString(annotation.Name, annotation.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteConstraint(Utf8JsonWriter writer, string name, ScopeConstraint constraint)
    {
        writer.WriteStartObject(name);
        switch (constraint.Operator)
        {
            case ScopeOperator.Any:
                writer.WriteString("op", "All");
                break;
            case ScopeOperator.Equal:
                writer.WriteString("op", "==");
                WriteTarget(writer, constraint);
                break;
            case ScopeOperator.In:
                writer.WriteString("op", "in");
                WriteTarget(writer, constraint);
                break;
            default:
                writer.WriteString("op", "is");
                writer.WriteString("entity_type", constraint.EntityType);
                if (constraint.Operator == ScopeOperator.IsIn)
                {
                    writer.WriteStartObject("in");
                    WriteTarget(writer, constraint);
                    writer.WriteEndObject();
                }

                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter writer, ScopeConstraint constraint)
    {
        if (constraint.IsSlot)
        {
            writer.WriteString("slot", "?" + ExpressionWriter.NameOf(constraint.Variable));
            return;
        }

        // A list of one action is written as that action, as the reference implementation does.
        if (constraint.Entity is { } single || (constraint.Entities.Count == 1 && (single = constraint.Entities[0]) is not null))
        {
            writer.WritePropertyName("entity");
            ValueJsonWriter.WriteTypeAndId(writer, single);
            return;
        }

        writer.WriteStartArray("entities");
        foreach (var entity in constraint.Entities)
        {
            ValueJsonWriter.WriteTypeAndId(writer, entity);
        }

        writer.WriteEndArray();
    }
}
