namespace Aevum.Audit;

/// <summary>One field of the signed text and the bytes that stand before its value: brace or comma, name, colon.</summary>
internal readonly record struct SignedField(EventField Field, ReadOnlyMemory<byte> Lead);
