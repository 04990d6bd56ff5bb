using Aevum.Consent;

namespace Aevum.Engine;

/// <summary>Barrier 3 as the functions use it: finds the grant, then lets the barrier itself decide on it.</summary>
internal sealed class ConsentGate(ConsentIndex index, bool isDevelopmentMode)
{
    internal ConsentIndex Index => index;

    internal ConsentAnswer Check(ConsentUse use)
    {
        if (isDevelopmentMode)
        {
            return new ConsentAnswer(true, Classification.Restricted, null, DateTimeOffset.MaxValue);
        }

        var terms = index.Find(new ConsentKey(use.SubjectId, use.GranteeId, use.Purpose), use.Operation, use.At);
        return Barriers.CheckConsent(terms, use).IsClear
            ? new ConsentAnswer(true, terms.ClassificationMax, terms.Grant, new DateTimeOffset(terms.UntilUtcTicks, TimeSpan.Zero))
            : default;
    }
}
