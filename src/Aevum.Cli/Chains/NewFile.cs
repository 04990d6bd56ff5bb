namespace Aevum.Cli.Chains;

/// <summary>Makes files that must not exist yet: nothing is ever written over.</summary>
internal static class NewFile
{
    /// <summary>For the owner alone: 0600.</summary>
    internal const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>0644.</summary>
    internal const UnixFileMode Readable = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    internal static FileStream Open(string path, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CommandException($"{path} exists and is not written over. Choose another name, or remove it yourself.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"cannot write {path}: {SmallFile.Reason(fault)}.", fault);
        }
    }
}
