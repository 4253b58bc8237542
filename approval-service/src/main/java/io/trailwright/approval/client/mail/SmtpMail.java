package io.trailwright.approval.client.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.notice.Messenger;
import io.trailwright.approval.notice.Notice;
import io.trailwright.approval.notice.NoticeSettings;
import io.trailwright.approval.notice.NoticeTexts;
import jakarta.enterprise.context.ApplicationScoped;

/** Mail as plain text and as HTML, to the addresses that are configured and to no other. */
@ApplicationScoped
class SmtpMail implements Messenger {
    private final NoticeSettings settings;
    private final ReactiveMailer mailer;

    SmtpMail(NoticeSettings settings, ReactiveMailer mailer) {
        this.settings = settings;
        this.mailer = mailer;
    }

    @Override
    public Notice.Channel channel() {
        return Notice.Channel.MAIL;
    }

    @Override
    public Uni<Void> send(Notice notice) {
        var configured = settings.mail().orElseThrow(() -> new RefusedException("no mail is configured any more"));
        var domain = configured.from().substring(configured.from().indexOf('@'));
        return mailer.send(Mail.withText(
                        notice.recipient(), NoticeTexts.subject(notice), NoticeTexts.text(notice, settings.pages()))
                .setHtml(NoticeTexts.html(notice, settings.pages()))
                .setFrom(configured.from())
                .addHeader("Message-ID", "<" + notice.messageId() + domain + ">")
                .addHeader("Auto-Submitted", "auto-generated"));
    }
}
