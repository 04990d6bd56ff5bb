using Aevum.Signing;

namespace Aevum.Signers.Vault;

/// <summary>
/// Holds the current token: logs in once for all callers, renews at two thirds of the lease, and logs in again when a token cannot be renewed or
/// was refused. Thread-safe.
/// </summary>
internal sealed class VaultSession : IAsyncDisposable
{
    private static readonly TimeSpan RenewalRetry = TimeSpan.FromSeconds(5);

    /// <summary>Each login makes a lease that the server keeps; one that refuses every new token must not be flooded with them.</summary>
    private static readonly TimeSpan PauseBetweenUselessLogins = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly VaultLogin _login;
    private readonly TimeProvider _time;
    private readonly ITimer _renewal;
    private VaultLease? _lease;
    private string? _token;
    private string? _provenToken;
    private long _leaseStarted;
    private Task _renewing = Task.CompletedTask;

    internal VaultSession(VaultLogin login, TimeProvider time)
    {
        _login = login;
        _time = time;
        _renewal = time.CreateTimer(_ => _renewing = RenewAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal async Task<string> TokenAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _token) is { } current)
        {
            return current;
        }

        return await ReplaceAsync(null, ct).ConfigureAwait(false);
    }

    /// <summary>Notes that the server accepted a token, so that a later refusal means its end and not a missing policy.</summary>
    internal void Accepted(string token)
    {
        if (!ReferenceEquals(Volatile.Read(ref _provenToken), token))
        {
            Volatile.Write(ref _provenToken, token);
        }
    }

    /// <summary>Gets a token other than the one that was refused; one login serves all callers that were refused together.</summary>
    /// <exception cref="SignerUnavailableException">No other token can be had.</exception>
    internal async Task<string> ReplaceAsync(string? refused, CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_lease is { } held && held.Token != refused)
            {
                return held.Token;
            }

            if (refused is not null && !_login.CanLogInAgain)
            {
                throw new SignerUnavailableException("Vault refuses the token (HTTP 403): it is not valid, has expired, or its policy does not allow signing with this key. Give the signer a valid token, or an AppRole or Kubernetes login that it can repeat by itself.");
            }

            if (refused is not null && refused != Volatile.Read(ref _provenToken) && _time.GetElapsedTime(_leaseStarted) < PauseBetweenUselessLogins)
            {
                throw new SignerUnavailableException("Vault refuses even a token that was just handed out (HTTP 403): the role has no policy that allows signing with this key. Allow it 'update' on the sign route and 'read' on the keys route of the key.");
            }

            return Keep(await _login.LogInAsync(ct).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _renewal.DisposeAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _stopping.Dispose();
        _gate.Dispose();
    }

    private string Keep(VaultLease lease)
    {
        _lease = lease;
        _leaseStarted = _time.GetTimestamp();
        Volatile.Write(ref _token, lease.Token);
        if (lease.Duration > TimeSpan.Zero && (lease.IsRenewable || _login.CanLogInAgain))
        {
            _renewal.Change(lease.RenewAfter, Timeout.InfiniteTimeSpan);
        }

        return lease.Token;
    }

    /// <summary>Runs on the timer; a failure leaves the token in use and tries again until the lease has ended.</summary>
    private async Task RenewAsync()
    {
        try
        {
            await _gate.WaitAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            await RenewHeldAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The signer is being disposed of.
        }
        catch (SignerUnavailableException)
        {
            RetryBeforeTheEnd();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task RenewHeldAsync()
    {
        if (_lease is not { } held)
        {
            return;
        }

        var renewed = held.IsRenewable ? await _login.RenewAsync(held.Token, _stopping.Token).ConfigureAwait(false) : null;
        if (renewed is null && _login.CanLogInAgain)
        {
            renewed = await _login.LogInAsync(_stopping.Token).ConfigureAwait(false);
        }

        if (renewed is { } lease)
        {
            Keep(lease);
        }
    }

    private void RetryBeforeTheEnd()
    {
        if (_lease is { } held && _time.GetElapsedTime(_leaseStarted) < held.Duration)
        {
            _renewal.Change(RenewalRetry, Timeout.InfiniteTimeSpan);
        }
    }
}
