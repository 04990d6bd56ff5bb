using System.Text.Json;

namespace Aevum.Samples.SupportDesk;

/// <summary>Tells what happened, for people. Refusals of one kind are counted; the first of each kind is shown with its reason.</summary>
internal sealed class Account(TextWriter output)
{
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);

    internal static string Short(string auditId) => "…" + auditId[^12..];

    internal void Chapter(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }

    internal void Line(string text) => output.WriteLine("  " + text);

    internal void Refusal(string what, OutputEnvelope envelope)
    {
        if (envelope.Status is OutputStatus.Ok)
        {
            Line($"{what}: not refused.");
            return;
        }

        var reason = envelope.Status == OutputStatus.Crisis ? "crisis (barrier 1)" : envelope.ErrorCode ?? envelope.Status.ToString();
        Refusal(what, reason, envelope.ErrorDetail ?? Message(envelope.Data));
    }

    internal void Refusal(string what, string reason, string? detail)
    {
        _refusals[reason] = _refusals.GetValueOrDefault(reason) + 1;
        Line($"refused {what}: {reason}. {detail}".TrimEnd());
    }

    internal void Summary()
    {
        Chapter("Refusals by reason");
        foreach (var (reason, count) in _refusals.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line($"{count,3}  {reason}");
        }
    }

    private static string? Message(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty("message", out var message) ? message.GetString() : null;
}
