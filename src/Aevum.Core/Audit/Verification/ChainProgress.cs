namespace Aevum.Audit.Verification;

/// <summary>How far a verification has come.</summary>
/// <param name="EventCount">How many events were found to hold.</param>
/// <param name="BytesRead">How many bytes of the export were read; 0 when the events come from a store.</param>
public readonly record struct ChainProgress(long EventCount, long BytesRead);
