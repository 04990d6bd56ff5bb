using System.Text.Json;
using Aevum.Audit;
using Aevum.Audit.Verification;

namespace Aevum.Cli.Reports;

/// <summary>A verdict for programs: one JSON object on one line.</summary>
internal static class JsonReport
{
    internal static void Write(ChainVerification verdict, Stream output)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteBoolean("verified", verdict.IsVerified);
            json.WriteNumber("events", verdict.EventCount);
            WriteHead(json, verdict.Head);
            WriteFault(json, verdict);
            json.WriteNumber("announced_keys_trusted", verdict.AnnouncedKeyCount);
            json.WriteStartArray("findings");
            foreach (var finding in verdict.Findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteHead(Utf8JsonWriter json, ChainHead head)
    {
        json.WriteStartObject("head");
        json.WriteNumber("sequence", head.Sequence);
        json.WriteString("hash", head.Hash);
        json.WriteNumber("system_time", head.SystemTime);
        json.WriteString("audit_id", head.AuditId);
        json.WriteEndObject();
    }

    private static void WriteFault(Utf8JsonWriter json, ChainVerification verdict)
    {
        if (verdict.Fault is not { } fault)
        {
            json.WriteNull("fault");
            return;
        }

        json.WriteStartObject("fault");
        json.WriteNumber("entry", verdict.FaultIndex!.Value);
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString()));
        json.WriteString("reason", verdict.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteNumber("entry", finding.EntryIndex);
        json.WriteString("message", finding.Message);
        json.WriteString("help", finding.Rule.HelpLink);
        json.WriteEndObject();
    }
}
