using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>The last event that is known to be stored. Thread-safe.</summary>
internal sealed class StoredHead(ChainHead head)
{
    private ChainHead _head = head;

    internal ChainHead Value
    {
        get => Volatile.Read(ref _head);
        set => Volatile.Write(ref _head, value);
    }
}
