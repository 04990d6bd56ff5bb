using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Aevum.Analyzers.Guards;

/// <summary>What is known at one point of a control-flow graph. Immutable.</summary>
/// <param name="IsDevelopment">Every path to the point has proved that the environment is Development.</param>
/// <param name="Captures">What the temporaries of the graph say; an absent one says nothing.</param>
internal sealed record GuardState(bool IsDevelopment, ImmutableDictionary<CaptureId, GuardFact> Captures)
{
    /// <summary>Nothing is known.</summary>
    public static GuardState Start { get; } = new(false, ImmutableDictionary<CaptureId, GuardFact>.Empty);

    /// <summary>What a temporary says here.</summary>
    public GuardFact this[CaptureId capture] =>
        IsDevelopment ? GuardFact.Anything : Captures.TryGetValue(capture, out var fact) ? fact : GuardFact.Nothing;

    /// <summary>The state where two paths meet.</summary>
    public GuardState Or(GuardState other)
    {
        // A path that has proved Development takes nothing away: there everything holds, whatever its temporaries say.
        if (other.IsDevelopment)
        {
            return this;
        }

        var captures = ImmutableDictionary.CreateBuilder<CaptureId, GuardFact>();
        foreach (var capture in Captures.Keys.Concat(other.Captures.Keys))
        {
            captures[capture] = this[capture].Or(other[capture]);
        }

        return new GuardState(false, captures.ToImmutable());
    }

    /// <summary>True when this state knows the same as <paramref name="merged"/>, which was made from it; a temporary that only the other path has says nothing.</summary>
    public bool SameAs(GuardState merged) =>
        IsDevelopment == merged.IsDevelopment && Captures.All(pair => merged.Captures[pair.Key] == pair.Value);
}
