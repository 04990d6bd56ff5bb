namespace Aevum.Analyzers.Deployment.Files;

/// <summary>The environment variable that switches development mode on.</summary>
internal static class DevelopmentVariable
{
    public const string Name = "AEVUM_DEV";

    /// <summary>True for <c>AEVUM_DEV=…</c>, whatever the value: the checklist asks for unset.</summary>
    public static bool IsAssignment(string text) => text.StartsWith(Name + "=", StringComparison.Ordinal);
}
