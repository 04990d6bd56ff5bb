namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// What is certain at one place of a policy: the capabilities of everything tested before it. A chain instead of one growing set, because
/// a long condition would copy that set at each step.
/// </summary>
internal sealed class KnownCapabilities
{
    private readonly KnownCapabilities? _outer;
    private readonly Capabilities _own;

    private KnownCapabilities(KnownCapabilities? outer, Capabilities own)
    {
        _outer = outer;
        _own = own;
    }

    internal static KnownCapabilities Nothing { get; } = new(null, Capabilities.None);

    internal KnownCapabilities With(Capabilities more) => more.IsEmpty ? this : new(this, more);

    internal bool Contains(int target, int name)
    {
        for (var at = this; at is not null; at = at._outer)
        {
            if (at._own.Contains(target, name))
            {
                return true;
            }
        }

        return false;
    }
}
