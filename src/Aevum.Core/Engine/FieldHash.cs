using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aevum.Engine;

/// <summary>SHA3-256 over a list of fields. Each goes in behind its length, so that no boundary can be shifted.</summary>
internal sealed class FieldHash
{
    private const int Absent = -1;
    private readonly ArrayBufferWriter<byte> _input = new();

    internal FieldHash Text(string? text)
    {
        if (text is null)
        {
            Length(Absent);
            return this;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Length(length);
        Encoding.UTF8.GetBytes(text, _input.GetSpan(length));
        _input.Advance(length);
        return this;
    }

    internal FieldHash Texts(IReadOnlyList<string> texts)
    {
        Length(texts.Count);
        for (var index = 0; index < texts.Count; index++)
        {
            Text(texts[index]);
        }

        return this;
    }

    internal FieldHash Bytes(ReadOnlySpan<byte> bytes)
    {
        Length(bytes.Length);
        _input.Write(bytes);
        return this;
    }

    internal FieldHash Number(int number)
    {
        Length(number);
        return this;
    }

    internal FieldHash Provenance(Provenance provenance) =>
        Text(provenance.SourceId).Texts(provenance.ChainOfCustody).Number((int)provenance.Classification).Text(provenance.ModelId);

    /// <summary>Lower-case hexadecimal.</summary>
    internal string ToHex() => Convert.ToHexStringLower(SHA3_256.HashData(_input.WrittenSpan));

    private void Length(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(_input.GetSpan(sizeof(int)), length);
        _input.Advance(sizeof(int));
    }
}
