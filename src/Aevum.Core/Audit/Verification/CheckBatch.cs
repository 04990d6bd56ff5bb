namespace Aevum.Audit.Verification;

/// <summary>Some entries that one thread checks together. Reused: filled, checked, folded, filled again.</summary>
internal abstract class CheckBatch
{
    internal const int Capacity = 64;
    private readonly EntryCheck[] _checks = new EntryCheck[Capacity];

    private protected CheckBatch()
    {
        for (var index = 0; index < Capacity; index++)
        {
            _checks[index] = new EntryCheck();
        }
    }

    internal int Count { get; private protected set; }

    internal abstract bool IsFull { get; }

    /// <summary>How many bytes of the source had been read when the batch was full.</summary>
    internal long BytesRead { get; set; }

    internal ReadOnlySpan<EntryCheck> Checks => _checks.AsSpan(0, Count);

    internal void Check(EntryChecker checker, CancellationToken ct)
    {
        for (var index = 0; index < Count; index++)
        {
            ct.ThrowIfCancellationRequested();
            Check(checker, index, _checks[index]);
        }
    }

    internal abstract void Clear();

    private protected abstract void Check(EntryChecker checker, int index, EntryCheck check);
}
