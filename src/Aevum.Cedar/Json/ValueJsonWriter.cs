using System.Text.Json;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Writes values in the Cedar JSON format, with escapes for entities and extension values.</summary>
internal static class ValueJsonWriter
{
    internal static void Write(Utf8JsonWriter writer, CedarValue value)
    {
        switch (value.Kind)
        {
            case CedarValueKind.Boolean: writer.WriteBooleanValue(value.AsBoolean); break;
            case CedarValueKind.Long: writer.WriteNumberValue(value.AsLong); break;
            case CedarValueKind.String: writer.WriteStringValue(value.AsString); break;
            case CedarValueKind.Entity: WriteEntity(writer, value.AsEntity); break;
            case CedarValueKind.Set: WriteSet(writer, value.AsSet); break;
            case CedarValueKind.Record: WriteRecord(writer, value.AsRecord); break;
            case CedarValueKind.Decimal: WriteCall(writer, "decimal", value.AsDecimal.ToString()); break;
            case CedarValueKind.DateTime: WriteDateTime(writer, value.AsDateTime); break;
            case CedarValueKind.Duration: WriteCall(writer, "duration", value.AsDuration.ToString()); break;
            case CedarValueKind.IpAddress: WriteCall(writer, "ip", value.AsIpAddress.ToString()); break;
            default: throw new InvalidOperationException("default(CedarValue) has no JSON form");
        }
    }

    internal static void WriteTypeAndId(Utf8JsonWriter writer, EntityUid uid)
    {
        writer.WriteStartObject();
        writer.WriteString("type", uid.Type);
        writer.WriteString("id", uid.Id);
        writer.WriteEndObject();
    }

    internal static void WriteRecord(Utf8JsonWriter writer, CedarRecord record)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in record.Attributes)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter writer, EntityUid uid)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("__entity");
        WriteTypeAndId(writer, uid);
        writer.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter writer, CedarSet set)
    {
        writer.WriteStartArray();
        foreach (var element in set.Elements)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteCall(Utf8JsonWriter writer, string function, string argument)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("__extn");
        writer.WriteString("fn", function);
        writer.WriteString("arg", argument);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Instants outside the years that text can express are written as an offset from 1970.</summary>
    private static void WriteDateTime(Utf8JsonWriter writer, CedarDateTime instant)
    {
        var text = instant.ToString();
        if (text.EndsWith('Z'))
        {
            WriteCall(writer, "datetime", text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("__extn");
        writer.WriteString("fn", "offset");
        writer.WriteStartArray("args");
        WriteCall(writer, "datetime", "1970-01-01");
        WriteCall(writer, "duration", new CedarDuration(instant.UnixMilliseconds).ToString());
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
