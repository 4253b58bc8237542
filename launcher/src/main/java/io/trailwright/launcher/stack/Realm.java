package io.trailwright.launcher.stack;

/** The realm file names the default ports; another port is written into the copy that is imported. */
final class Realm {
    private Realm() {}

    static String forPorts(String realm, Ports ports) {
        var fitted = realm;
        for (var service : new Component[] {Component.APPROVAL, Component.RECONSTRUCTION}) {
            // Through a mark that no port is, so that two services may swap their ports.
            fitted = fitted.replace("http://localhost:" + service.defaultPort(), "http://localhost:<" + service + ">");
        }
        for (var service : new Component[] {Component.APPROVAL, Component.RECONSTRUCTION}) {
            fitted = fitted.replace("<" + service + ">", Integer.toString(ports.of(service)));
        }
        return fitted;
    }
}
