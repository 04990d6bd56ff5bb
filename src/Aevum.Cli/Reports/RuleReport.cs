using System.Text.Json;
using Aevum.Rules;

namespace Aevum.Cli.Reports;

/// <summary>Rules of the catalogue as text or JSON.</summary>
internal sealed class RuleReport(Terminal terminal)
{
    internal void WriteAll(bool asJson)
    {
        if (asJson)
        {
            WriteJson(json =>
            {
                json.WriteStartArray();
                foreach (var rule in RuleCatalogue.All)
                {
                    Write(json, rule, help: null);
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach (var rule in RuleCatalogue.All)
        {
            terminal.Output.WriteLine($"{rule.Id}  {Word(rule.Severity),-7}  {Word(rule.Scope),-10}  {rule.Title}");
        }
    }

    internal void Write(SafetyRule rule, bool asJson)
    {
        var help = RuleHelp.Find(rule.Id);
        if (asJson)
        {
            WriteJson(json => Write(json, rule, help));
            return;
        }

        terminal.Output.WriteLine($"{rule.Id}: {rule.Title}");
        terminal.Output.WriteLine($"severity: {Word(rule.Severity)}; applies: {Word(rule.Scope)}; {(rule.IsConfigurable ? "configurable" : "no setting turns it off")}");
        terminal.Output.WriteLine($"enforced by: {Places(rule)}");
        terminal.Output.WriteLine($"help: {rule.HelpLink}");
        if (help is not null)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(help.TrimEnd());
        }
    }

    private void WriteJson(Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(terminal.OutputStream))
        {
            write(json);
        }

        terminal.OutputStream.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, SafetyRule rule, string? help)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", Word(rule.Severity));
        json.WriteString("scope", Word(rule.Scope));
        json.WriteBoolean("configurable", rule.IsConfigurable);
        json.WriteString("enforced_by", Places(rule));
        json.WriteString("help_link", rule.HelpLink);
        if (help is not null)
        {
            json.WriteString("help", help);
        }

        json.WriteEndObject();
    }

    private static string Places(SafetyRule rule) => Word(rule.Places);

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
