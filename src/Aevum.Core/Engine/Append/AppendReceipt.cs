namespace Aevum.Engine.Append;

/// <summary>What became of an item.</summary>
/// <param name="AuditId">The audit id of the event that was stored.</param>
/// <param name="WasReplaced">True when the sequencer refused the item and stored another event in its place.</param>
internal readonly record struct AppendReceipt(string AuditId, bool WasReplaced);
