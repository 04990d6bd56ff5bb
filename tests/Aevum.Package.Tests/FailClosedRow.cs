namespace Aevum.Package.Tests;

/// <summary>One way to silence the kit, tried in a project of its own.</summary>
/// <param name="Name">The name of the project.</param>
/// <param name="Way">What is tried, as the documentation says it.</param>
/// <param name="Shown">The ids that are reported all the same, sorted; every such build fails.</param>
internal sealed record FailClosedRow(string Name, string Way, params string[] Shown)
{
    /// <summary>Stands before the source: directives, attributes, comments.</summary>
    public string Before { get; init; } = string.Empty;

    /// <summary>Stands before the class.</summary>
    public string OnType { get; init; } = string.Empty;

    /// <summary>Additional XML of the project file.</summary>
    public string Project { get; init; } = string.Empty;

    /// <summary>Additional items of the project file.</summary>
    public string Items { get; init; } = string.Empty;

    /// <summary>Attributes of the reference to the kit.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>The name of the source file.</summary>
    public string File { get; init; } = "Start.cs";

    /// <summary>A configuration file of the compiler: name and text.</summary>
    public (string Name, string Text)? Config { get; init; }

    /// <summary>The row of the table in <c>docs/fail-closed.md</c> for what was measured.</summary>
    public string Line(IReadOnlyCollection<string> shown) =>
        $"| {Way} | {Cell("AEV5003", shown)} | {Cell("AEV3001", shown)} | {Cell("AEV1001", shown)} | {string.Join(", ", shown.Where(id => id is not ("AEV5003" or "AEV3001")))} |";

    private static string Cell(string id, IReadOnlyCollection<string> shown) => shown.Contains(id) ? "shown" : "hidden";
}
