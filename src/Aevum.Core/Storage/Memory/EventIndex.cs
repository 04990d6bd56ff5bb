namespace Aevum.Storage.Memory;

/// <summary>Where each event and its record stand, by event id. Split into parts, so that no single growth copies them all. Not thread-safe.</summary>
internal sealed class EventIndex
{
    /// <summary>The address of an event that wrote no record.</summary>
    internal const long NoRecord = -1;

    /// <summary>A power of two.</summary>
    private const int Parts = 64;
    private readonly Dictionary<Guid, (long Event, long Record)>[] _parts = new Dictionary<Guid, (long, long)>[Parts];

    internal EventIndex()
    {
        for (var part = 0; part < Parts; part++)
        {
            _parts[part] = [];
        }
    }

    internal bool TryAdd(StagedEntry entry) => PartOf(entry.EventId).TryAdd(entry.EventId, (entry.EventAddress, entry.RecordAddress));

    internal void Remove(Guid eventId) => PartOf(eventId).Remove(eventId);

    internal bool TryGet(Guid eventId, out long eventAddress, out long recordAddress)
    {
        var found = PartOf(eventId).TryGetValue(eventId, out var addresses);
        (eventAddress, recordAddress) = found ? addresses : (NoRecord, NoRecord);
        return found;
    }

    private Dictionary<Guid, (long Event, long Record)> PartOf(Guid eventId) => _parts[eventId.GetHashCode() & (Parts - 1)];
}
