namespace Aevum;

/// <summary>
/// Hears what an engine has to tell, on a thread of its own: an observer that is slow or throws neither holds a call up nor loses an event of
/// the ledger. Its faults are counted in <see cref="EngineHealth"/>. One notice is delivered at a time.
/// </summary>
public interface IAevumObserver
{
    /// <summary>Takes a notice.</summary>
    /// <param name="notice">The notice.</param>
    void Observe(EngineNotice notice);
}
