using System.Net;
using Hipwise.Web.Hosting.Lan;
using Microsoft.AspNetCore.Connections;

namespace Hipwise.Web.Tests.Hosting.Lan;

/// <summary>Connections as they come in, before a word is said.</summary>
public class AdmissionTests
{
    [Theory]
    [InlineData("192.168.1.33")]
    [InlineData("::ffff:10.0.0.4")]
    [InlineData("fd00::9")]
    [InlineData("fe80::9")]
    [InlineData("127.0.0.1")]
    public void One_from_the_home_network_is_marked(string from)
    {
        var connection = From(new IPEndPoint(IPAddress.Parse(from), 40000));
        LanListener.Admit(connection).ShouldBeTrue();
        connection.Features.Get<LanConnection>().ShouldNotBeNull();
        connection.ConnectionClosed.IsCancellationRequested.ShouldBeFalse();
    }

    [Theory]
    [InlineData("203.0.113.2")]
    [InlineData("2a00::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("100.64.0.7")]
    public void One_from_elsewhere_ends(string from)
    {
        var connection = From(new IPEndPoint(IPAddress.Parse(from), 40000));
        LanListener.Admit(connection).ShouldBeFalse();
        connection.Features.Get<LanConnection>().ShouldBeNull();
        connection.ConnectionClosed.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    [Fact]
    public void One_from_nowhere_ends() => LanListener.Admit(From(null)).ShouldBeFalse();

    private static DefaultConnectionContext From(EndPoint? from) => new() { RemoteEndPoint = from };
}
