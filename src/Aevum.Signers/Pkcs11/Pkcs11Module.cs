using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>
/// Shares one initialised module among all signers of the process: Cryptoki knows one initialisation and one login per process. Thread-safe.
/// </summary>
internal sealed class Pkcs11Module
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Pkcs11Module> Loaded = new(StringComparer.Ordinal);

    private readonly string _path;
    private int _users;

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

    internal void Release()
    {
        lock (Gate)
        {
            if (--_users == 0)
            {
                Loaded.Remove(_path);
                Functions.Stop();
            }
        }
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
