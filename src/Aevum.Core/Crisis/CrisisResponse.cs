using System.Text;
using System.Text.Json;

namespace Aevum.Crisis;

/// <summary>
/// What barrier 1 answers: a safe message and crisis lines. The lines are the widely published ones; a deployment should tell its users the ones
/// of their own country as well (docs/crisis-screening.md). Thread-safe.
/// </summary>
internal static class CrisisResponse
{
    /// <summary>Said to the person, in plain words, without promise and without diagnosis.</summary>
    internal const string Message =
        "What you wrote sounds very hard. You do not have to deal with it alone: please talk to somebody now. If anybody is in danger at this moment, "
        + "call your local emergency number. This is an automatic message of a content screen, not medical advice.";

    /// <summary>The lines, widest first.</summary>
    internal static IReadOnlyList<CrisisLine> Lines { get; } =
    [
        new("European Union and many other countries", "Emergency services", "Call 112"),
        new("United States", "Emergency services", "Call 911"),
        new("United States", "988 Suicide & Crisis Lifeline", "Call or text 988"),
        new("Canada", "Suicide Crisis Helpline", "Call or text 988"),
        new("United Kingdom and Ireland", "Samaritans", "Call 116 123"),
        new("European Union, where available", "Emotional support helplines", "Call 116 123"),
        new("European Union, where available", "Helplines for children", "Call 116 111"),
        new("Germany", "TelefonSeelsorge", "Call 0800 1110111"),
        new("Australia", "Lifeline", "Call 13 11 14"),
        new("Everywhere else", "A directory of helplines by country", "https://findahelpline.com"),
    ];

    /// <summary>The answer as JSON, for the data of an envelope: <c>message</c>, <c>lines</c> with <c>region</c>, <c>name</c>, <c>contact</c>, and <c>note</c>.</summary>
    internal static JsonElement Data { get; } = Build();

    /// <summary>The verdict of the barrier over what was found.</summary>
    /// <param name="topic">What the text speaks of.</param>
    /// <returns>The verdict.</returns>
    internal static BarrierVerdict Verdict(CrisisTopic topic) => new(Barrier.Crisis, topic == CrisisTopic.None, Reason(topic));

    /// <summary>Why the barrier fired, fit for the ledger: it names the topic and nothing of the text.</summary>
    /// <param name="topic">What the text speaks of.</param>
    /// <returns>The reason; null when nothing was found.</returns>
    internal static string? Reason(CrisisTopic topic) => topic switch
    {
        CrisisTopic.None => null,
        CrisisTopic.SelfHarm => "The text speaks of suicide or self-harm.",
        CrisisTopic.Violence => "The text speaks of violence against somebody.",
        CrisisTopic.Abuse => "The text speaks of abuse or immediate danger.",
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "Unknown topic."),
    };

    private static JsonElement Build()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("message", Message);
            writer.WriteStartArray("lines");
            foreach (var line in Lines)
            {
                writer.WriteStartObject();
                writer.WriteString("region", line.Region);
                writer.WriteString("name", line.Name);
                writer.WriteString("contact", line.Contact);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("note", "Numbers change and differ by country; adapt the list to where your users are.");
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray()));
        return document.RootElement.Clone();
    }
}
