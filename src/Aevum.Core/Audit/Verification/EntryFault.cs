namespace Aevum.Audit.Verification;

/// <summary>What is wrong with one entry.</summary>
internal sealed record EntryFault(ChainFault Fault, string Reason);
