namespace Aevum.Audit.Verification;

/// <summary>Sealed events of a store.</summary>
internal sealed class EventBatch : CheckBatch
{
    private readonly SealedEvent?[] _events = new SealedEvent?[Capacity];

    internal override bool IsFull => Count == Capacity;

    internal void Add(SealedEvent sealedEvent) => _events[Count++] = sealedEvent;

    internal override void Clear()
    {
        Array.Clear(_events);
        Count = 0;
    }

    private protected override void Check(EntryChecker checker, int index, EntryCheck check) => checker.Check(_events[index]!, check);
}
