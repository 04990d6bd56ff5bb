using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aevum.Cedar;
using Aevum.Cedar.Values;

namespace Aevum.Policy;

/// <summary>Puts a <see cref="PolicyRequest"/> into Cedar's terms. Facts become attributes of the context, typed by the schema; arguments one text.</summary>
internal static class CedarQuestion
{
    private const string AgentType = "Aevum::Agent";
    private const string ActionType = "Aevum::Action";
    private const string SubjectType = "Aevum::Subject";
    private const string LedgerType = "Aevum::Ledger";
    private const int LongestArguments = 256 * 1024;

    /// <summary>What the kernel itself says; a host's fact of the same name would shadow it and is refused.</summary>
    private static readonly HashSet<string> OwnFacts = new(StringComparer.Ordinal) { "time", "classification", "purpose", "event_type", "arguments" };

    /// <summary>One question for each subject; all must be permitted.</summary>
    /// <exception cref="CedarDataException">A fact is not in the schema or has another type, or the request is too large.</exception>
    internal static IReadOnlyList<Request> Of(PolicyRequest asked, LoadedPolicies policies, CedarLimits limits)
    {
        var action = new EntityUid(ActionType, asked.Action);
        var context = Request.ParseContext(ContextOf(asked), policies.Schema, action, limits);
        var principal = new EntityUid(AgentType, asked.Actor);
        IEnumerable<EntityUid> resources = asked.SubjectIds.Count == 0 ? [new EntityUid(LedgerType, "ledger")] : asked.SubjectIds.Select(subject => new EntityUid(SubjectType, subject));
        return [.. resources.Select(resource => Checked(new Request(principal, action, resource, context, limits), policies))];
    }

    private static Request Checked(Request request, LoadedPolicies policies)
    {
        var conformance = policies.Requests.Validate(request.Principal, request.Action, request.Resource, request.Context);
        return conformance.IsValid ? request : throw new CedarDataException(conformance.Errors[0].Message);
    }

    private static string ContextOf(PolicyRequest asked)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("time", asked.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteNumber("classification", (int)asked.Classification);
            if (asked.Purpose is not null)
            {
                writer.WriteString("purpose", asked.Purpose);
            }

            if (asked.EventType is not null)
            {
                writer.WriteString("event_type", asked.EventType);
            }

            WriteArguments(writer, asked.Arguments);
            WriteFacts(writer, asked.Facts);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteArguments(Utf8JsonWriter writer, JsonElement arguments)
    {
        if (arguments.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        var text = arguments.GetRawText();
        if (text.Length > LongestArguments)
        {
            throw new CedarDataException($"the arguments have {text.Length} characters, more than the {LongestArguments} a policy may look at");
        }

        writer.WriteString("arguments", text);
    }

    private static void WriteFacts(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> facts)
    {
        foreach (var (name, value) in facts)
        {
            if (OwnFacts.Contains(name))
            {
                throw new CedarDataException($"the fact `{name}` is the kernel's own; give yours another name");
            }

            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
