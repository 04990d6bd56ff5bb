using Aevum.Crisis;

namespace Aevum.Engine;

/// <summary>Barrier 1 over everything in a JSON value: each text and each member name, at any depth, also when a phrase is split over several.</summary>
internal static class TextScreen
{
    /// <summary>Whether barrier 1 fires on one text.</summary>
    internal static bool Fires(string text) => !Barriers.CheckCrisis(text).IsClear;

    /// <summary>Whether barrier 1 fires on a canonical JSON value.</summary>
    internal static bool Fires(ReadOnlySpan<byte> canonicalJson) => CrisisScreen.ScreenJson(canonicalJson) != CrisisTopic.None;
}
