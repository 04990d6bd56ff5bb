namespace Aevum.Storage.Sqlite;

/// <summary>
/// The single-writer lock: an exclusive lock of the operating system on a file beside the store. The system releases it when the process
/// ends, however it ends, so nothing stale ever blocks a start. The file stays; removing it would let two writers lock two files of one name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private const string Suffix = ".lock";

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="storePath">The full path of the store.</param>
    /// <returns>The lock; dispose it to release it.</returns>
    /// <exception cref="StorageUnavailableException">Another writer holds it, or the file cannot be made.</exception>
    internal static StoreLock Take(string storePath)
    {
        var path = storePath + Suffix;
        try
        {
            return new StoreLock(new FileStream(path, PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StorageUnavailableException($"The lock file '{path}' cannot be written. Give the user of the process write access to it and to its directory.", fault);
        }
        catch (IOException fault) when (File.Exists(path))
        {
            throw new StorageUnavailableException(
                $"The SQLite store '{storePath}' is in use: one engine writes to a file at a time. Stop the other engine, or give this one a file of its own. "
                + "The lock is released when that process ends.",
                fault);
        }
        catch (IOException fault)
        {
            throw new StorageUnavailableException($"The lock file '{path}' cannot be made ({fault.Message}). Check that the directory exists and is writable.", fault);
        }
    }

    public void Dispose() => _file.Dispose();
}
