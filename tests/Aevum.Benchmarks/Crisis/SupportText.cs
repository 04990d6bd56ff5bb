using System.Globalization;
using System.Text;

namespace Aevum.Benchmarks.Crisis;

/// <summary>Ordinary text of a support desk, as long as wanted. Deterministic.</summary>
internal static class SupportText
{
    private static readonly string[] Sentences =
    [
        "Hello, I ordered the blue chair on 3 May and it still has not arrived, could you check where the parcel is?",
        "The invoice shows two charges of 49.90 for the same month; please refund one of them to my card.",
        "When I press the button on the second page the app closes, and the log says that the process was killed by the system.",
        "My colleague would like to be added to the account as an administrator, her address is in the attachment.",
        "Thank you for the quick answer, everything works now and the team is happy with the new release.",
        "We are moving to another office in September and want to change the delivery address for all open orders.",
        "The contrast of the photo is far too strong after the update, whatever I choose in the settings.",
        "Can I pause the subscription for three months instead of ending it? The page offers only the second.",
        "It took me an hour to find out that the discount code has to be entered before the address.",
        "The technician came on time, was friendly, and replaced the broken part in less than twenty minutes.",
        "I took an hour this morning to read the manual, and chapter 4 answers none of my questions.",
        "Please send the certificate in PDF, not as a picture; our accounting software reads nothing else.",
    ];

    private static readonly string[] HarmlessNearMisses =
    [
        "I cut myself a slice of cake while the page loads. ",
        "Is the suicide prevention training still open? ",
        "I nearly killed myself laughing at your advertisement. ",
    ];

    private static readonly string[] Foreign =
    [
        "Größe und Farbe stimmen, aber die Lieferung für Jörg Müller fehlt noch. ",
        "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
        "我们需要在月底之前收到发票，请尽快处理。",
        "Où est ma commande ? Ça fait déjà trois semaines. ",
        "👍🏽 🎉 merci ",
    ];

    internal static string Ascii(int length) => Build(length, []);

    internal static string Mixed(int length) => Build(length, Foreign);

    /// <summary>One harmless near miss in every second sentence: the second pass has to read nearly all of it.</summary>
    internal static string NearMisses(int length) => Build(length, HarmlessNearMisses);

    private static string Build(int length, string[] between)
    {
        var random = new Random(20261120);
        var text = new StringBuilder(length + 200);
        while (text.Length < length)
        {
            text.Append(CultureInfo.InvariantCulture, $"Ticket {random.Next(100_000)}: ").Append(Sentences[random.Next(Sentences.Length)]).Append('\n');
            if (between.Length > 0)
            {
                text.Append(between[random.Next(between.Length)]);
            }
        }

        return text.ToString(0, length);
    }
}
