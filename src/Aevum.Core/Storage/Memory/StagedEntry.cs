namespace Aevum.Storage.Memory;

/// <summary>An entry that is written out but not yet part of the ledger.</summary>
internal readonly record struct StagedEntry(Guid EventId, long EventAddress, long RecordAddress);
