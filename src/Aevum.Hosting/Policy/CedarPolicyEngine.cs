using Aevum.Cedar;

namespace Aevum.Policy;

/// <summary>
/// Decides with Cedar policies: the kit's defaults, a folder of <c>.cedar</c> files, or both, validated strictly against a schema when they are loaded. A set that
/// does not validate is never used: the engine is not made, and a reload keeps the set before. Thread-safe.
/// </summary>
public sealed class CedarPolicyEngine : IPolicyEngine, IDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    private readonly CedarPolicyEngineOptions _options;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly FileSystemWatcher? _watcher;
    private readonly ITimer? _settled;
    private volatile LoadedPolicies _policies;
    private volatile PolicyLoadException? _lastFault;

    /// <summary>Loads the policies.</summary>
    /// <param name="options">Where they are; null for the defaults alone.</param>
    /// <param name="time">The clock that lets a burst of file changes settle; null for the system's.</param>
    /// <exception cref="PolicyLoadException">Something does not parse or validate; every fault is named with file, line, column and excerpt.</exception>
    public CedarPolicyEngine(CedarPolicyEngineOptions? options = null, TimeProvider? time = null)
    {
        _options = (options ?? new CedarPolicyEngineOptions()).Copy();
        _policies = LoadedPolicies.Load(_options);
        if (_options is { Watch: true, Folder: not null })
        {
            _settled = (time ?? TimeProvider.System).CreateTimer(_ => ReloadQuietly(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _watcher = Watch(_options.Folder, _settled);
        }
    }

    /// <summary>Lower-case hexadecimal SHA3-256 over the policies and the schema in use.</summary>
    public string PolicySetHash => _policies.Hash;

    /// <summary>How many policies are in use.</summary>
    public int PolicyCount => _policies.Policies.Policies.Length;

    /// <summary>Why the last reload was refused; null when it was not. The set before stays in use.</summary>
    public PolicyLoadException? LastReloadFault => _lastFault;

    /// <summary>Loads the policies again and swaps them in whole; a decision under way goes on with the set it began with.</summary>
    /// <param name="ct">Cancels the wait for another reload.</param>
    /// <returns>True when the new set is in use; false when it has faults (<see cref="LastReloadFault"/>) and the set before stays.</returns>
    public async ValueTask<bool> ReloadAsync(CancellationToken ct = default)
    {
        await _loading.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            _policies = await Task.Run(() => LoadedPolicies.Load(_options), ct).ConfigureAwait(false);
            _lastFault = null;
            return true;
        }
        catch (PolicyLoadException fault)
        {
            _lastFault = fault;
            return false;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ct.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<PolicyDecision>(ct);
        }

        var policies = _policies;
        try
        {
            return ValueTask.FromResult(Decide(policies, CedarQuestion.Of(request, policies, _options.Limits)));
        }
        catch (Exception fault) when (fault is CedarDataException or ArgumentException)
        {
            // What the schema does not know cannot be judged.
            return ValueTask.FromResult(new PolicyDecision { IsPermitted = false, Reason = $"the request does not fit the policy schema: {fault.Message}", PolicySetHash = policies.Hash });
        }
    }

    /// <summary>Stops watching. Decisions go on being made with the set in use.</summary>
    public void Dispose()
    {
        _watcher?.Dispose();
        _settled?.Dispose();
        _loading.Dispose();
    }

    private static PolicyDecision Decide(LoadedPolicies policies, IReadOnlyList<Request> questions)
    {
        var determining = new List<string>();
        var erroring = new List<string>();
        var isPermitted = true;
        foreach (var question in questions)
        {
            var response = Authorizer.Authorize(policies.Policies, policies.Actions, question);
            erroring.AddRange(response.Diagnostics.Errors.Select(error => policies.NameOf(error.Policy.Id)));
            if (response.Decision == Decision.Allow && isPermitted)
            {
                determining.AddRange(response.Diagnostics.Reasons.Select(policy => policies.NameOf(policy.Id)));
                continue;
            }

            if (response.Decision != Decision.Allow)
            {
                // A denial absorbs: what permitted other subjects determines nothing any more.
                determining = isPermitted ? [] : determining;
                isPermitted = false;
                determining.AddRange(response.Diagnostics.Reasons.Select(policy => policies.NameOf(policy.Id)));
            }
        }

        return new PolicyDecision
        {
            IsPermitted = isPermitted,
            Reason = isPermitted ? null : determining.Count == 0 ? "no policy permits it" : "forbidden by policy",
            DeterminingPolicies = [.. determining.Distinct(StringComparer.Ordinal)],
            ErroringPolicies = [.. erroring.Distinct(StringComparer.Ordinal)],
            PolicySetHash = policies.Hash,
        };
    }

    private static FileSystemWatcher Watch(string folder, ITimer settled)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Filters.Add("*.cedar");
        watcher.Filters.Add("*.cedarschema");
        void Changed(object sender, FileSystemEventArgs change) => settled.Change(Settling, Timeout.InfiniteTimeSpan);
        watcher.Changed += Changed;
        watcher.Created += Changed;
        watcher.Deleted += Changed;
        watcher.Renamed += (_, _) => settled.Change(Settling, Timeout.InfiniteTimeSpan);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private async void ReloadQuietly()
    {
        try
        {
            await ReloadAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The engine was disposed while the files settled.
        }
    }
}
