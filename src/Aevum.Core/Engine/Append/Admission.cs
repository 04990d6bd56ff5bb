namespace Aevum.Engine.Append;

/// <summary>What the sequencer decides about an item at the moment at which it gets its place in the chain.</summary>
/// <param name="Instead">Null admits the item; otherwise this event takes its place and nothing else of the item is written.</param>
/// <param name="Fault">Not null rejects the item without any event.</param>
internal readonly record struct Admission(EventDraft? Instead, Exception? Fault)
{
    internal static Admission Granted => default;

    internal static Admission Replace(EventDraft instead) => new(instead, null);

    internal static Admission Reject(Exception fault) => new(null, fault);
}
