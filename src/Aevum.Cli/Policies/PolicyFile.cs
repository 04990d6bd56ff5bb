namespace Aevum.Cli.Policies;

/// <summary>One policy file: its path as the user gave it, and its text.</summary>
internal sealed record PolicyFile(string Path, string Text)
{
    /// <summary>What the ids of its policies begin with: the file name, so that an id says where to look.</summary>
    internal string IdPrefix => System.IO.Path.GetFileName(Path) + "#";
}
