using System.Reflection;
using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>
/// Finds the native SQLite: <c>e_sqlite3</c> beside the application first, because an application that ships one means it, then the one
/// of the system.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>The name under which <see cref="Sqlite3"/> imports.</summary>
    internal const string Name = "e_sqlite3";

    /// <summary>The first version with upsert, which the store uses.</summary>
    internal const int OldestVersion = 3_024_000;

    private static readonly string[] SystemNames = OperatingSystem.IsWindows()
        ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib"] : ["libsqlite3.so.0", "libsqlite3.so"];

    private static readonly Lazy<string?> Fault = new(FindFault);

    /// <summary>Requires a usable library.</summary>
    /// <exception cref="StorageUnavailableException">There is none, or it is too old.</exception>
    internal static void Require()
    {
        if (Fault.Value is { } fault)
        {
            throw new StorageUnavailableException(fault);
        }
    }

    /// <summary>Tries a list of names as the runtime would.</summary>
    /// <param name="names">The names, best first.</param>
    /// <returns>A handle, or zero.</returns>
    internal static nint TryLoad(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(SqliteLibrary).Assembly, null, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static string? FindFault()
    {
        NativeLibrary.SetDllImportResolver(typeof(SqliteLibrary).Assembly, Resolve);
        try
        {
            var version = Sqlite3.LibVersionNumber();
            return version >= OldestVersion
                ? null
                : $"The native SQLite is version {version}; at least {OldestVersion} is needed. Update the system's SQLite or ship e_sqlite3 beside the application.";
        }
        catch (DllNotFoundException)
        {
            return "No native SQLite library was found. Install the system's SQLite (on Debian the package libsqlite3-0), "
                + "or reference the package SQLitePCLRaw.lib.e_sqlite3 from the application, which puts e_sqlite3 beside it.";
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == Name ? TryLoad([Name, .. SystemNames]) : 0;
}
