namespace Aevum.Engine;

/// <summary>The functions as they stand in events, policy questions and measurements.</summary>
internal static class FunctionNames
{
    internal const string Ingest = "ingest";
    internal const string Query = "query";
    internal const string Review = "review";
    internal const string Commit = "commit";
    internal const string Replay = "replay";
    internal const string Consent = "consent";
    internal const string Session = "session";
}
