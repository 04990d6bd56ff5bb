using System.Text.Json;

namespace Aevum.Engine;

/// <summary>
/// What a person sees when barrier 1 fires: a safe message and where to find help. A content screen, not a clinical tool, and it says so.
/// </summary>
internal static class CrisisAnswer
{
    internal const string Message = "This message may speak of a crisis, so it was not processed. If you or somebody else is in danger, call the emergency number of your country now.";

    /// <summary>Public help lines, with the territory each serves. Built once.</summary>
    internal static JsonElement Data { get; } = JsonElement.Parse(
        """
        {
          "message": "This message may speak of a crisis, so it was not processed. If you or somebody else is in danger, call the emergency number of your country now.",
          "notice": "An automatic content screen stopped this message. It is not a clinical assessment and may be wrong.",
          "crisis_lines": [
            { "region": "European Union", "name": "Emergency number", "contact": "112" },
            { "region": "United States", "name": "988 Suicide & Crisis Lifeline", "contact": "Call or text 988" },
            { "region": "Canada", "name": "9-8-8 Suicide Crisis Helpline", "contact": "Call or text 988" },
            { "region": "United Kingdom and Ireland", "name": "Samaritans", "contact": "116 123" },
            { "region": "Germany", "name": "TelefonSeelsorge", "contact": "0800 111 0 111" },
            { "region": "Australia", "name": "Lifeline", "contact": "13 11 14" },
            { "region": "International", "name": "Find A Helpline", "contact": "https://findahelpline.com" }
          ]
        }
        """);
}
