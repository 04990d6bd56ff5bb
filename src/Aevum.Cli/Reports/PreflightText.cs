using System.Text.Json;
using Aevum.Cli.Programs;
using Aevum.Hosting.Checks;

namespace Aevum.Cli.Reports;

/// <summary>A preflight report as text or JSON.</summary>
internal sealed class PreflightText(Terminal terminal)
{
    internal void Write(BuiltProgram program, PreflightReport report, bool asJson)
    {
        if (asJson)
        {
            WriteJson(program, report);
            return;
        }

        terminal.Output.WriteLine(report.IsPassed ? "PASSED" : "REFUSED");
        terminal.Output.WriteLine($"program: {program.Name}, posture: {Word(report.Posture)}, {(program.ManifestHash is null ? "no mark of its build" : $"rules: {program.RulesVersion}, manifest: {program.ManifestHash}")}");
        foreach (var finding in report.Findings)
        {
            terminal.Output.WriteLine($"{(finding.StopsTheStart ? "error" : "warning")} {finding}");
        }
    }

    private void WriteJson(BuiltProgram program, PreflightReport report)
    {
        using (var json = new Utf8JsonWriter(terminal.OutputStream))
        {
            json.WriteStartObject();
            json.WriteBoolean("passed", report.IsPassed);
            json.WriteString("program", program.Name);
            json.WriteString("posture", Word(report.Posture));
            json.WriteString("rules_version", program.RulesVersion);
            json.WriteString("manifest_hash", program.ManifestHash);
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.RuleId);
                json.WriteBoolean("stops_the_start", finding.StopsTheStart);
                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.OutputStream.Write("\n"u8);
    }

    private static string Word(AevumPosture posture) => posture.ToString().ToLowerInvariant();
}
