using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>
/// Shares one initialised module among all signers of the process: Cryptoki knows one initialisation and one login per process. Thread-safe.
/// </summary>
internal sealed class Pkcs11Module : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Pkcs11Module> Loaded = new(StringComparer.Ordinal);

    private readonly ReaderWriterLockSlim _running = new();
    private readonly string _path;
    private int _users;
    private int _generation;

    private Pkcs11Module(string path, Cryptoki functions)
    {
        _path = path;
        Functions = functions;
    }

    internal Cryptoki Functions { get; }

    /// <exception cref="SignerUnavailableException">The module cannot be loaded.</exception>
    internal static Pkcs11Module Acquire(string path)
    {
        lock (Gate)
        {
            if (!Loaded.TryGetValue(path, out var module))
            {
                module = Load(path);
                Loaded.Add(path, module);
            }

            module._users++;
            return module;
        }
    }

    /// <summary>Grows with every restart; sessions opened before one are gone and must not even be closed.</summary>
    internal int Generation => Volatile.Read(ref _generation);

    /// <summary>Runs native calls; no restart happens meanwhile.</summary>
    internal T Run<T>(Func<T> calls)
    {
        _running.EnterReadLock();
        try
        {
            return calls();
        }
        finally
        {
            _running.ExitReadLock();
        }
    }

    /// <summary>
    /// Initialises the module anew: some modules remember for the life of the process that a token was once gone. Signers of other tokens of the module open
    /// their sessions again. Nothing happens when another caller has restarted since, or when the module belongs to another part of the process.
    /// </summary>
    /// <exception cref="CryptokiException">The module cannot be initialised.</exception>
    internal void Restart(int generation)
    {
        _running.EnterWriteLock();
        try
        {
            if (generation == _generation && Functions.Stop())
            {
                Interlocked.Increment(ref _generation);
                Functions.Start();
            }
        }
        finally
        {
            _running.ExitWriteLock();
        }
    }

    internal void Release()
    {
        lock (Gate)
        {
            if (--_users == 0)
            {
                Loaded.Remove(_path);
                Dispose();
            }
        }
    }

    /// <summary>Called with the last <see cref="Release"/>.</summary>
    public void Dispose()
    {
        Functions.Stop();
        _running.Dispose();
    }

    private static Pkcs11Module Load(string path)
    {
        try
        {
            return new Pkcs11Module(path, Cryptoki.Load(path));
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or CryptokiException)
        {
            throw new SignerUnavailableException($"The PKCS#11 module cannot be used: {path}. {(fault is CryptokiException failed ? failed.Message + ". " + failed.Repair : "Check ModulePath, and that the module fits this process's architecture.")}", fault);
        }
    }
}
