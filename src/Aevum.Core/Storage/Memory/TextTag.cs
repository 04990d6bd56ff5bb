namespace Aevum.Storage.Memory;

/// <summary>How one text stands in a compact record; the first byte of every text.</summary>
internal enum TextTag : byte
{
    /// <summary>Null.</summary>
    Null = 0,

    /// <summary>A length and UTF-8 bytes.</summary>
    Utf8 = 1,

    /// <summary>The number of a text that many records share.</summary>
    Pooled = 2,

    /// <summary>A UUID in its canonical lower-case form: 16 bytes.</summary>
    Uuid = 3,

    /// <summary>64 lower-case hexadecimal digits: 32 bytes.</summary>
    Hash = 4,

    /// <summary>86 characters of canonical base64url: 64 bytes.</summary>
    Signature = 5,
}
