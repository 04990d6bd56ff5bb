namespace Aevum.Corpus;

/// <summary>One change of one file of the analyzers: a registration, a case or a condition that is taken out while the change is switched on.</summary>
/// <param name="Id">The number under which it is switched on.</param>
/// <param name="File">The file, relative to the folder of the analyzers.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Removed">What was taken out, on one line.</param>
internal sealed record Mutant(int Id, string File, int Line, string Kind, string Removed)
{
    /// <summary>What identifies the change as long as the code stays the same, wherever it moves in its file.</summary>
    public string Key => $"`{File}` {Kind}: `{Removed}`";

    /// <summary>The folder of the analyzers that was changed.</summary>
    public string Folder => File.Split('/')[0];

    /// <summary>What the names of the cases begin with that are about the folder of the change.</summary>
    public string Area => Folder switch
    {
        "Barriers" => "AEV1",
        "Consent" => "AEV2",
        "Signing" => "AEV3",
        "Policy" => "AEV4",
        "Deployment" => "AEV5",
        _ => "AEV",
    };
}
