namespace Aevum.Storage.Sqlite;

/// <summary>How the store makes files: for the owner alone (mode 0600 on Unix), because they hold personal data.</summary>
internal static class PrivateFile
{
    internal static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Makes an empty file unless there is one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    internal static void Ensure(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StorageUnavailableException($"The path '{path}' of the SQLite store is a directory. Name a file in it, for example '{Path.Combine(path, "aevum.db")}'.");
        }

        try
        {
            // SQLite gives its -wal and -shm files the mode of the file itself.
            using var file = new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite));
        }
        catch (DirectoryNotFoundException fault)
        {
            throw new StorageUnavailableException($"The directory of the SQLite store '{path}' does not exist. Create it, or choose another path.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The SQLite store '{path}' cannot be written ({fault.Message}). Give the user of the process write access, or choose another path.", fault);
        }
    }
}
