using System.Collections.Concurrent;
using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers.Pkcs11;

/// <summary>
/// Lends sessions, each to one caller at a time, because a Cryptoki session is not thread-safe. When the token was pulled or restarted, all sessions are closed and
/// opened anew at the next call. Thread-safe.
/// </summary>
internal sealed class Pkcs11SessionPool(Pkcs11Token token, Pkcs11Options options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaxSessions, options.MaxSessions);
    private readonly ConcurrentBag<Session> _idle = [];
    private int _generation;
    private bool _isDisposed;

    internal int Size => options.MaxSessions;

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
            token.Functions.CloseSession(session.Handle);
        }

        _places.Dispose();
    }

    private T Use<T>(Func<Cryptoki, Session, T> call)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var session = Rent();
            try
            {
                var result = call(token.Functions, session);
                _idle.Add(session);
                return result;
            }
            catch (CryptokiException fault)
            {
                Drop(session, fault);
                if (isSecond || !fault.IsSessionLost)
                {
                    throw new SignerUnavailableException($"The PKCS#11 token did not sign: {fault.Message}. {fault.Repair}", fault);
                }
            }
            catch
            {
                token.Functions.CloseSession(session.Handle);
                throw;
            }
        }
    }

    private Session Rent()
    {
        while (_idle.TryTake(out var session))
        {
            if (session.Generation == Volatile.Read(ref _generation))
            {
                return session;
            }

            token.Functions.CloseSession(session.Handle);
        }

        return Open();
    }

    private Session Open()
    {
        var handle = token.OpenSession(canWrite: false);
        try
        {
            return new Session(handle, Pkcs11Key.FindPrivate(token.Functions, handle, options), Volatile.Read(ref _generation));
        }
        catch (CryptokiException fault)
        {
            token.Functions.CloseSession(handle);
            throw new SignerUnavailableException($"The PKCS#11 key cannot be looked up: {fault.Message}. {fault.Repair}", fault);
        }
        catch
        {
            token.Functions.CloseSession(handle);
            throw;
        }
    }

    /// <summary>Once the token is gone, every session opened before is gone with it.</summary>
    private void Drop(Session session, CryptokiException fault)
    {
        token.Functions.CloseSession(session.Handle);
        if (fault.IsSessionLost)
        {
            Interlocked.CompareExchange(ref _generation, unchecked(session.Generation + 1), session.Generation);
        }
    }

    /// <summary>An open session with the key it signs with.</summary>
    internal sealed record Session(nuint Handle, nuint PrivateKey, int Generation);
}
