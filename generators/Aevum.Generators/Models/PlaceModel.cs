namespace Aevum.Generators.Models;

/// <summary>A place in a source file as plain numbers, because a <c>Location</c> would keep its syntax tree alive in the cache.</summary>
internal sealed record PlaceModel(string Path, int Start, int Length, int StartLine, int StartCharacter, int EndLine, int EndCharacter);
