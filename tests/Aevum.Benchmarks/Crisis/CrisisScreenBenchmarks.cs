using System.Text;
using System.Text.Json;
using Aevum.Crisis;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Crisis;

/// <summary>Barrier 1 over one million characters. One divided by the time in milliseconds is the rate in GB/s for ASCII.</summary>
[MemoryDiagnoser]
public class CrisisScreenBenchmarks
{
    private const int Length = 1_000_000;

    private string _ascii = "";
    private byte[] _asciiUtf8 = [];
    private byte[] _mixedUtf8 = [];
    private byte[] _nearMisses = [];
    private JsonElement _json;
    private JsonElement _escaped;

    internal int AsciiBytes => _asciiUtf8.Length;

    internal int MixedBytes => _mixedUtf8.Length;

    [GlobalSetup]
    public void Setup()
    {
        _ascii = SupportText.Ascii(Length);
        _asciiUtf8 = Encoding.UTF8.GetBytes(_ascii);
        _mixedUtf8 = Encoding.UTF8.GetBytes(SupportText.Mixed(Length));
        _nearMisses = Encoding.UTF8.GetBytes(SupportText.NearMisses(Length));
        _json = JsonElement.Parse(JsonSerializer.Serialize(new[] { _ascii.ReplaceLineEndings(" ") }, JsonSerializerOptions.Web));
        _escaped = JsonElement.Parse("[\"" + string.Concat(SupportText.Mixed(Length / 6).Select(c => $"\\u{(int)c:x4}")) + "\"]");
    }

    [Benchmark(Baseline = true)]
    public bool AsciiUtf8() => CrisisScreen.Screen(_asciiUtf8) == CrisisTopic.None;

    [Benchmark]
    public bool AsciiUtf16() => CrisisScreen.Screen(_ascii) == CrisisTopic.None;

    [Benchmark]
    public bool MixedUtf8() => CrisisScreen.Screen(_mixedUtf8) == CrisisTopic.None;

    [Benchmark]
    public bool NearMissesUtf8() => CrisisScreen.Screen(_nearMisses) == CrisisTopic.None;

    [Benchmark]
    public bool JsonWithoutEscapes() => CrisisScreen.Screen(_json) == CrisisTopic.None;

    [Benchmark]
    public bool JsonOnlyEscapes() => CrisisScreen.Screen(_escaped) == CrisisTopic.None;
}
