using System.Text.Json;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Json;

/// <summary>Writes expressions in the JSON format of Cedar (EST).</summary>
internal static class ExpressionJsonWriter
{
    internal static void Write(Utf8JsonWriter writer, Expression expression)
    {
        if (expression is HasExpression { Path.Count: > 1 } extended)
        {
            // The format has no extended `has`; the reference implementation writes what it stands for.
            Write(writer, extended.Expand());
            return;
        }

        writer.WriteStartObject();
        switch (expression)
        {
            case LiteralExpression literal:
                writer.WritePropertyName("Value");
                ValueJsonWriter.Write(writer, literal.Value);
                break;
            case VariableExpression variable: writer.WriteString("Var", ExpressionWriter.NameOf(variable.Variable)); break;
            case UnaryExpression unary: WriteOperands(writer, EstOperators.NameOf(unary.Operator), ("arg", unary.Operand)); break;
            case BinaryExpression binary: WriteOperands(writer, EstOperators.NameOf(binary.Operator), ("left", binary.Left), ("right", binary.Right)); break;
            case IfExpression choice: WriteOperands(writer, "if-then-else", ("if", choice.Condition), ("then", choice.WhenTrue), ("else", choice.WhenFalse)); break;
            case SetExpression set: WriteArray(writer, "Set", set.Elements); break;
            case RecordExpression record: WriteRecord(writer, record); break;
            case ExtensionCallExpression call: WriteArray(writer, call.Function.Name, call.Arguments); break;
            default: WriteTest(writer, expression); break;
        }

        writer.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter writer, Expression expression)
    {
        switch (expression)
        {
            case AttributeExpression attribute: WriteAttribute(writer, ".", attribute.Target, attribute.Name); break;
            case HasExpression has: WriteAttribute(writer, "has", has.Target, has.Path[0]); break;
            case LikeExpression like: WriteLike(writer, like); break;
            case IsExpression test: WriteIs(writer, test); break;
            default: throw new InvalidOperationException($"unknown expression {expression.GetType().Name}");
        }
    }

    private static void WriteOperands(Utf8JsonWriter writer, string name, params ReadOnlySpan<(string Role, Expression Operand)> operands)
    {
        writer.WriteStartObject(name);
        foreach (var (role, operand) in operands)
        {
            writer.WritePropertyName(role);
            Write(writer, operand);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IReadOnlyList<Expression> elements)
    {
        writer.WriteStartArray(name);
        foreach (var element in elements)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, RecordExpression record)
    {
        writer.WriteStartObject("Record");
        foreach (var field in record.Fields)
        {
            writer.WritePropertyName(field.Name);
            Write(writer, field.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, string name, Expression target, string attribute)
    {
        writer.WriteStartObject(name);
        writer.WritePropertyName("left");
        Write(writer, target);
        writer.WriteString("attr", attribute);
        writer.WriteEndObject();
    }

    private static void WriteLike(Utf8JsonWriter writer, LikeExpression like)
    {
        writer.WriteStartObject("like");
        writer.WritePropertyName("left");
        Write(writer, like.Target);
        writer.WriteStartArray("pattern");
        for (var segment = 0; segment < like.Pattern.Segments.Count; segment++)
        {
            if (segment > 0)
            {
                writer.WriteStringValue("Wildcard");
            }

            WriteLiteral(writer, like.Pattern.Segments[segment]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>One element for each character, as the reference implementation writes it.</summary>
    private static void WriteLiteral(Utf8JsonWriter writer, string text)
    {
        foreach (var character in text.EnumerateRunes())
        {
            writer.WriteStartObject();
            writer.WriteString("Literal", character.ToString());
            writer.WriteEndObject();
        }
    }

    private static void WriteIs(Utf8JsonWriter writer, IsExpression test)
    {
        writer.WriteStartObject("is");
        writer.WritePropertyName("left");
        Write(writer, test.Target);
        writer.WriteString("entity_type", test.EntityType);
        if (test.Ancestor is not null)
        {
            writer.WritePropertyName("in");
            Write(writer, test.Ancestor);
        }

        writer.WriteEndObject();
    }
}
