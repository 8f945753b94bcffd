using System.Globalization;
using System.Text;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

/// <summary>An exported file of many bridges, each held on both sides.</summary>
internal static class BigExport
{
    private const string Time = "2026-11-21T08:30:00Z";

    /// <summary>Seconds held in the trial with this index.</summary>
    public static double ValueOf(int index, Side side) => index % 250 + (side == Side.Left ? 0.125 : 0.375);

    public static byte[] Make(int checkups, int observations) => Encoding.UTF8.GetBytes(
        $$"""{"format":"hipwise-export","version":1,"exportedAt":"{{Time}}","knowledge":"k","person":{"id":"{{Guid.NewGuid()}}","createdAt":"{{Time}}" },"checkups":["""
        + string.Join(',', Enumerable.Range(1, checkups).Select(number => Checkup(number, observations))) + "]}");

    private static string Checkup(int number, int observations) =>
        $$"""{"id":"{{Guid.NewGuid()}}","number":{{number}},"startedAt":"{{Time}}","length":"full","parts":{"day":{"you":{"hoursSitting":8} } },"trials":["""
        + string.Join(',', Enumerable.Range(0, observations / 2).Select(Trial)) + "]}";

    private static string Trial(int index) =>
        $$"""{"id":"{{Guid.NewGuid()}}","screen":"single-leg-bridge","on":"2026-11-20","savedAt":"{{DateTime.UnixEpoch.AddSeconds(index):yyyy-MM-dd'T'HH:mm:ss'Z'}}","""
        + $$""" "parts":[{{Part("left")}},{{Part("right")}}],"observations":[{{Observation(index, Side.Left)}},{{Observation(index, Side.Right)}}]}""";

    private static string Part(string part) => $$"""{"part":"{{part}}","tingling":false,"savedAt":"{{Time}}"}""";

    private static string Observation(int index, Side side) =>
        $$"""{"measure":"hold","side":"{{side.Word()}}","tries":[{{ValueOf(index, side).ToString(CultureInfo.InvariantCulture)}}],"source":"self-test","savedAt":"{{Time}}"}""";
}
