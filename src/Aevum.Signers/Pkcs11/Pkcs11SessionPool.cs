using System.Collections.Concurrent;
using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>
/// Lends sessions, each to one caller at a time, because a Cryptoki session is not thread-safe. When the token was pulled or restarted, all sessions are closed and
/// opened anew at the next call, if need be after a restart of the module. Thread-safe.
/// </summary>
internal sealed class Pkcs11SessionPool(Pkcs11Token token, Pkcs11Options options) : IDisposable
{
    private const int MostAttempts = 3;

    private readonly SemaphoreSlim _places = new(options.MaxSessions, options.MaxSessions);
    private readonly ConcurrentBag<Session> _idle = [];
    private bool _isDisposed;

    /// <summary>Runs one call on a session; a lost session is replaced and the call made once more.</summary>
    /// <exception cref="SignerUnavailableException">The token cannot be used.</exception>
    internal async ValueTask<T> UseAsync<T>(Func<Cryptoki, Session, T> call, CancellationToken ct)
    {
        await _places.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(Pkcs11Signer));
            return Use(call);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var session))
        {
            if (session.Generation == token.Module.Generation)
            {
                token.Functions.CloseSession(session.Handle);
            }
        }

        _places.Dispose();
    }

    /// <summary>First on a pooled session, then on a fresh one, then after a restart of the module.</summary>
    private T Use<T>(Func<Cryptoki, Session, T> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = token.Module.Generation;
            try
            {
                return token.Module.Run(() => UseOnce(call));
            }
            catch (CryptokiException fault) when (fault.IsSessionLost && attempt < MostAttempts)
            {
                if (attempt > 1)
                {
                    Restart(generation);
                }
            }
            catch (CryptokiException fault)
            {
                throw new SignerUnavailableException($"The PKCS#11 token cannot be used: {fault.Message}. {fault.Repair}", fault);
            }
        }
    }

    private T UseOnce<T>(Func<Cryptoki, Session, T> call)
    {
        var session = Rent();
        var isSound = false;
        try
        {
            var result = call(token.Functions, session);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound)
            {
                _idle.Add(session);
            }
            else
            {
                Forget(session);
            }
        }
    }

    private Session Rent()
    {
        while (_idle.TryTake(out var session))
        {
            if (session.Generation == token.Module.Generation)
            {
                return session;
            }
        }

        return Open();
    }

    private Session Open()
    {
        var handle = token.OpenSession(canWrite: false);
        var isSound = false;
        try
        {
            var session = new Session(handle, Pkcs11Key.FindPrivate(token.Functions, handle, options), token.Module.Generation);
            isSound = true;
            return session;
        }
        finally
        {
            if (!isSound)
            {
                token.Functions.CloseSession(handle);
            }
        }
    }

    /// <summary>Where one session was lost, the idle ones are not worth a try either.</summary>
    private void Forget(Session lost)
    {
        token.Functions.CloseSession(lost.Handle);
        while (_idle.TryTake(out var session))
        {
            token.Functions.CloseSession(session.Handle);
        }
    }

    private void Restart(int generation)
    {
        try
        {
            token.Module.Restart(generation);
        }
        catch (CryptokiException fault)
        {
            throw new SignerUnavailableException($"The PKCS#11 module cannot be initialised again: {fault.Message}. {fault.Repair}", fault);
        }
    }

    /// <summary>An open session with the key it signs with.</summary>
    internal sealed record Session(nuint Handle, nuint PrivateKey, int Generation);
}
