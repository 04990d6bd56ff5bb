using System.Security.Cryptography;
using System.Text;
using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>Finds the token, and opens sessions on it that are logged in. Thread-safe.</summary>
internal sealed class Pkcs11Token(Pkcs11Module module, Pkcs11Options options)
{
    private const int LargestPinFile = 1024;

    private readonly Lock _gate = new();
    private CryptokiException? _refusedPin;

    internal Cryptoki Functions => module.Functions;

    internal Pkcs11Module Module => module;

    /// <exception cref="CryptokiException">The token is not there or the PIN is refused; a refused PIN is never tried again.</exception>
    /// <exception cref="SignerUnavailableException">The PIN file cannot be read.</exception>
    internal nuint OpenSession(bool canWrite)
    {
        var session = Functions.OpenSession(FindSlot(), canWrite);
        try
        {
            LogIn(session);
            return session;
        }
        catch
        {
            Functions.CloseSession(session);
            throw;
        }
    }

    private nuint FindSlot()
    {
        var slots = Functions.SlotsWithToken();
        var fitting = options.TokenLabel is null ? slots : [.. slots.Where(IsWanted)];
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new CryptokiException(
                "Looking for the token",
                CryptokiError.TokenNotPresent,
                options.TokenLabel is null ? "No token is present; plug one in or start its service." : $"No token labelled '{options.TokenLabel}' is present; plug it in, start its service, or correct TokenLabel."),
            _ => throw new SignerUnavailableException($"{fitting.Count} PKCS#11 tokens fit; name one by TokenLabel."),
        };
    }

    /// <summary>A slot that cannot say what it holds does not hold the wanted token; the others may.</summary>
    private bool IsWanted(nuint slot)
    {
        try
        {
            return Functions.TokenLabel(slot) == options.TokenLabel;
        }
        catch (CryptokiException)
        {
            return false;
        }
    }

    private void LogIn(nuint session)
    {
        lock (_gate)
        {
            if (_refusedPin is not null)
            {
                throw new CryptokiException("C_Login was not called again: it", _refusedPin.Error);
            }

            if (Functions.IsLoggedIn(session))
            {
                return;
            }

            var pin = ReadPin();
            try
            {
                Functions.Login(session, pin);
            }
            catch (CryptokiException fault) when (fault.IsPinRefused)
            {
                _refusedPin = fault;
                throw;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(pin);
            }
        }
    }

    private byte[] ReadPin()
    {
        if (options.Pin is not null)
        {
            return Encoding.UTF8.GetBytes(options.Pin);
        }

        byte[] file;
        try
        {
            if (new FileInfo(options.PinFile!).Length > LargestPinFile)
            {
                throw new IOException("the file is too large for a PIN");
            }

            file = File.ReadAllBytes(options.PinFile!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SignerUnavailableException($"PinFile cannot be read: {options.PinFile}. Mount the secret there.", fault);
        }

        var pin = file.AsSpan().Trim("\r\n\t "u8).ToArray();
        CryptographicOperations.ZeroMemory(file);
        return pin;
    }
}
