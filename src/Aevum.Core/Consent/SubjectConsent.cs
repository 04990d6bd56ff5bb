namespace Aevum.Consent;

/// <summary>All elements of one subject and the watermark over them, kept until a change or the next instant at which time itself changes it.</summary>
internal sealed class SubjectConsent
{
    private byte[]? _watermark;
    private long _validFromUtcTicks;
    private long _validUntilUtcTicks;

    internal GrantEntry? Newest { get; private set; }

    internal void Add(GrantEntry entry)
    {
        entry.Older = Newest;
        Newest = entry;
        _watermark = null;
    }

    internal void Changed() => _watermark = null;

    internal byte[] Watermark(long atUtcTicks)
    {
        if (_watermark is null || atUtcTicks < _validFromUtcTicks || atUtcTicks >= _validUntilUtcTicks)
        {
            (_watermark, _validUntilUtcTicks) = ConsentWatermark.OfSubject(Newest, atUtcTicks);
            _validFromUtcTicks = atUtcTicks;
        }

        return _watermark;
    }
}
